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

sign -nodetach -outform DER -out "$(into signed vpn.mobileconfig)"
sign -nodetach -outform PEM -out "$(into signed-as-pem vpn.mobileconfig)"
sign -outform DER -out "$(into signed-detached vpn.mobileconfig)"
# The same length, so that only the digest tells.
LC_ALL=C sed 's/vpn\.contoso\.com/vpn.evil-co.com/g' fixtures/verify/signed/vpn.mobileconfig > "$(into signed-and-altered vpn.mobileconfig)"
cp fixtures/verify/signed/vpn.mobileconfig "$(into signed-and-trusted vpn.mobileconfig)"
cp "$work/root.pem" "$(into signed-and-trusted root.pem)"
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
