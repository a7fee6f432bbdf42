#!/usr/bin/env bash
# Makes the signed, binary and UTF-16 profiles of fixtures/verify anew, from fixtures/verify/good/vpn.mobileconfig, with
# OpenSSL 3, plistutil and iconv. Nothing may ever trust the certificates. Run from the repository's root; the result
# is committed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
profile=fixtures/verify/good/vpn.mobileconfig
days=9000

openssl req -x509 -nodes -newkey rsa:2048 -keyout "$work/root.key" -out "$work/root.pem" -days "$days" -sha256 \
  -subj "/O=Contoso (example)/CN=Contoso Profile Root (example)" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
openssl req -nodes -newkey rsa:2048 -keyout "$work/signer.key" -out "$work/signer.csr" -subj "/O=Contoso (example)/CN=Contoso Profile Signer (example)"
openssl x509 -req -in "$work/signer.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days "$days" -sha256 \
  -out "$work/signer.pem" -extfile <(printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n')

sign() { openssl cms -sign -binary -md sha256 -signer "$work/signer.pem" -inkey "$work/signer.key" -in "$profile" "$@"; }
into() { mkdir -p "fixtures/verify/$1"; printf 'fixtures/verify/%s/%s' "$1" "$2"; }
# A signer of its own: name, key options, and what openssl ca takes as the validity.
other() {
  openssl req -nodes -newkey "$2" -keyout "$work/$1.key" -out "$work/$1.csr" -subj "/O=Contoso (example)/CN=$1 signer (example)"
  openssl ca -batch -config "$work/ca.cnf" -notext -in "$work/$1.csr" -out "$work/$1.pem" -startdate "$3" -enddate "$4"
}
printf '[ca]\ndefault_ca=x\n[x]\ndatabase=%s\nserial=%s\nnew_certs_dir=%s\ncertificate=%s\nprivate_key=%s\ndefault_md=sha256\npolicy=p\n[p]\norganizationName=optional\ncommonName=supplied\n' \
  "$work/index" "$work/serial" "$work" "$work/root.pem" "$work/root.key" > "$work/ca.cnf"
: > "$work/index"
echo 1001 > "$work/serial"
other second rsa:2048 20260101000000Z 20490101000000Z
other small rsa:1024 20260101000000Z 20490101000000Z
other expired rsa:2048 20200101000000Z 20261231000000Z
other later rsa:2048 20400101000000Z 20490101000000Z
# A certificate with extensions of its own: name, issuer, extensions.
limited() {
  openssl req -nodes -newkey rsa:2048 -keyout "$work/$1.key" -out "$work/$1.csr" -subj "/O=Contoso (example)/CN=$1 (example)"
  openssl x509 -req -in "$work/$1.csr" -CA "$work/$2.pem" -CAkey "$work/$2.key" -CAcreateserial -days "$days" -sha256 \
    -out "$work/$1.pem" -extfile <(printf "$3")
}
limited "Contoso mail gateway" root 'basicConstraints=CA:FALSE\nkeyUsage=critical,keyEncipherment\n'
limited "Contoso web server" root 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\n'
limited "Contoso branch authority" root 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nnameConstraints=critical,permitted;dirName:names\n[names]\nO=Fabrikam (example)\n'
limited "Contoso branch signer" "Contoso branch authority" 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n'
sign_as() { openssl cms -sign -binary -md sha256 -nodetach -outform DER -signer "$work/$1.pem" -inkey "$work/$1.key" -in "$profile" -out "$2"; }

sign -nodetach -outform DER -out "$(into signed vpn.mobileconfig)"
sign -nodetach -outform PEM -out "$(into signed-as-pem vpn.mobileconfig)"
sign -outform DER -out "$(into signed-detached vpn.mobileconfig)"
# The same length, so that only the digest tells.
LC_ALL=C sed 's/vpn\.contoso\.com/vpn.evil-co.com/g' fixtures/verify/signed/vpn.mobileconfig > "$(into signed-and-altered vpn.mobileconfig)"
cp fixtures/verify/signed/vpn.mobileconfig "$(into signed-and-trusted vpn.mobileconfig)"
cp "$work/root.pem" "$(into signed-and-trusted root.pem)"
cp fixtures/verify/signed/vpn.mobileconfig "$(into signed-and-not-trusted vpn.mobileconfig)"
cp fixtures/certificates/root.pem "$(into signed-and-not-trusted other-root.pem)"
sign -nodetach -outform DER -certfile "$work/root.pem" -out "$(into signed-with-its-root vpn.mobileconfig)"
sign -nodetach -outform DER -signer "$work/second.pem" -inkey "$work/second.key" -out "$(into signed-by-two vpn.mobileconfig)"
openssl cms -sign -binary -md sha1 -nodetach -outform DER -signer "$work/signer.pem" -inkey "$work/signer.key" -in "$profile" -out "$(into signed-with-sha-1 vpn.mobileconfig)"
sign_as small "$(into signed-with-a-small-key vpn.mobileconfig)"
sign_as expired "$(into signed-and-expired vpn.mobileconfig)"
sign_as "Contoso mail gateway" "$(into signed-against-its-use vpn.mobileconfig)"
sign_as "Contoso web server" "$(into signed-by-a-web-server vpn.mobileconfig)"
openssl cms -sign -binary -md sha256 -nodetach -outform DER -signer "$work/Contoso branch signer.pem" -inkey "$work/Contoso branch signer.key" \
  -certfile "$work/Contoso branch authority.pem" -in "$profile" -out "$(into signed-under-limited-names vpn.mobileconfig)"
sign_as later "$(into signed-before-its-time vpn.mobileconfig)"
# node-forge writes the attributes in the order in which they are given, here that of its own documentation.
node --input-type=module -e '
import { readFileSync, writeFileSync } from "node:fs";
import forge from "node-forge";
const [profile, certificate, key, out] = process.argv.slice(1);
const { pkcs7, pki, asn1, util } = forge;
const message = pkcs7.createSignedData();
message.content = util.createBuffer(readFileSync(profile, "binary"));
message.addCertificate(readFileSync(certificate, "utf8"));
message.addSigner({
  key: readFileSync(key, "utf8"), certificate: readFileSync(certificate, "utf8"), digestAlgorithm: pki.oids.sha256,
  authenticatedAttributes: [
    { type: pki.oids.contentType, value: pki.oids.data },
    { type: pki.oids.messageDigest },
    { type: pki.oids.signingTime, value: new Date() },
  ],
});
message.sign();
writeFileSync(out, asn1.toDer(message.toAsn1()).getBytes(), "binary");
' "$profile" "$work/signer.pem" "$work/signer.key" "$(into signed-in-another-order vpn.mobileconfig)"
plistutil -i "$profile" -f bin -o "$(into binary vpn.mobileconfig)"
sed 's/encoding="UTF-8"/encoding="UTF-16"/' "$profile" | iconv -f UTF-8 -t UTF-16 > "$(into utf-16 vpn.mobileconfig)"
cat > "$(into install-profile-command-signed command.plist)" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CommandUUID</key>
	<string>0002</string>
	<key>Command</key>
	<dict>
		<key>RequestType</key>
		<string>InstallProfile</string>
		<key>Payload</key>
		<data>$(base64 -w 0 fixtures/verify/signed/vpn.mobileconfig)</data>
	</dict>
</dict>
</plist>
PLIST
