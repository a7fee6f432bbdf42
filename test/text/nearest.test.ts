import { nearest } from '../../src/text/nearest.js';

test.each([
  ['aes256gmc', ['aes256Gcm', 'aes128Gcm', 'des'], 'aes256Gcm'],
  ['SHA256', ['sha2_256', 'sha2_384', 'md5'], 'sha2_256'],
  ['medum', ['medium', 'low'], 'medium'],
  ['userToggleEnable', ['userToggleEnabled', 'enableEAP'], 'userToggleEnabled'],
  ['', ['low'], undefined],
  ['quantum', ['medium', 'low'], undefined],
  ['size3072', ['size1024', 'size2048'], undefined],
  ['x'.repeat(1e6), ['medium'], undefined],
  ['DisconnectOnSleep', ['DisconnectOnIdle'], undefined],
  ['ExcludeAPNs', ['IncludeAPNs'], undefined],
  ['HTTPSProxyUsername', ['HTTPProxyUsername'], undefined],
  ['EnablePSF', ['EnablePFS'], 'EnablePFS'],
  ['AES-512', ['AES-128', 'AES-256'], undefined],
  ['AES-256-CBC', ['AES-256', 'AES-256-GCM'], undefined],
  ['AES-265', ['AES-128', 'AES-256'], 'AES-256'],
  ['ECDSA512', ['ECDSA256', 'ECDSA521'], 'ECDSA521'],
  ['Always On', ['AlwaysOn', 'IKEv2'], 'AlwaysOn'],
  ['EnablePfs', ['EnablePFS', 'EnableFallback'], 'EnablePFS'],
  ['Ωmega😀', ['omega😀', 'b'], 'omega😀'],
  ['anything', [], undefined],
] as const)('%s', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});
