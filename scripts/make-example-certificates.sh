#!/usr/bin/env bash
# Makes the certificates and identities of templates/ and fixtures/ anew, with OpenSSL 3. They are examples: their
# keys are public, nothing may ever trust them. Run from the repository's root; the result is committed. With the
# argument eap-tls or gateway it makes those of templates/eap-tls or fixtures/gateway alone: both have authorities of their own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
password=example-password
days=9000

authority() { # name, common name, key options
  openssl req -x509 -nodes -newkey "$3" ${4:+-pkeyopt "$4"} -keyout "$work/$1.key" -out "$work/$1.pem" -days "$days" \
    -sha384 -subj "/O=Contoso (example)/CN=$2" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
  openssl x509 -in "$work/$1.pem" -outform DER -out "$work/$1.cer"
}

device() { # name, common name, authority, key options, curve, subjectAltName
  openssl req -nodes -newkey "$4" ${5:+-pkeyopt "$5"} -keyout "$work/$1.key" -out "$work/$1.csr" -subj "/O=Contoso (example)/CN=$2"
  openssl x509 -req -in "$work/$1.csr" -CA "$work/$3.pem" -CAkey "$work/$3.key" -CAcreateserial -days "$days" -sha384 \
    -out "$work/$1.pem" -extfile <(printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\nsubjectAltName=%s\n' "${6:-DNS:$2}")
  openssl pkcs12 -export -inkey "$work/$1.key" -in "$work/$1.pem" -certfile "$work/$3.pem" -name "$2" -passout "pass:$password" -out "$work/$1.p12"
}

template() { # name, authority, identity
  mkdir -p "templates/$1/certs"
  cp "$work/$2.cer" "templates/$1/certs/example-root.cer"
  cp "$work/$3.p12" "templates/$1/certs/example-device.p12"
  printf '%s\n' "$password" > "templates/$1/certs/example-password.txt"
}

# The name that the device goes by, ada@contoso.com, has to be in the certificate: gateways refuse it otherwise.
eap_tls() {
  authority user-root "Contoso VPN Root (example)" rsa:2048
  device user ada@contoso.com user-root rsa:2048 '' email:ada@contoso.com
  template eap-tls user-root user
}

gateway() {
  authority gateway-root "Contoso VPN Root (example)" rsa:2048
  openssl req -nodes -newkey rsa:2048 -keyout "$work/gateway.key" -out "$work/gateway.csr" -subj "/O=Contoso (example)/CN=vpn.example.com"
  openssl x509 -req -in "$work/gateway.csr" -CA "$work/gateway-root.pem" -CAkey "$work/gateway-root.key" -CAcreateserial -days "$days" \
    -sha384 -out "$work/gateway.pem" -extfile <(printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:vpn.example.com\n')
  mkdir -p fixtures/gateway/certificates
  cp "$work"/gateway.pem "$work"/gateway-root.pem fixtures/gateway/certificates/
}

case "${1:-}" in
  eap-tls) eap_tls; exit ;;
  gateway) gateway; exit ;;
esac
eap_tls
gateway

authority root "Contoso VPN Root (example)" rsa:2048
authority root-ec "Contoso VPN Root EC (example)" ec ec_paramgen_curve:P-384
device device-rsa device-0001.contoso.com root rsa:2048
device device-p256 device-0001.contoso.com root-ec ec ec_paramgen_curve:P-256
device device-p384 device-0001.contoso.com root-ec ec ec_paramgen_curve:P-384
device device-p521 device-0001.contoso.com root-ec ec ec_paramgen_curve:P-521
openssl req -nodes -newkey rsa:2048 -keyout "$work/issuing.key" -out "$work/issuing.csr" -subj "/O=Contoso (example)/CN=Contoso VPN Issuing (example)"
openssl x509 -req -in "$work/issuing.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days "$days" -sha384 \
  -out "$work/issuing.pem" -extfile <(printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n')
openssl x509 -in "$work/issuing.pem" -outform DER -out "$work/issuing.cer"
openssl pkcs12 -export -legacy -inkey "$work/device-rsa.key" -in "$work/device-rsa.pem" -certfile "$work/root.pem" \
  -name device-0001.contoso.com -passout "pass:$password" -out "$work/device-rsa-legacy.p12"

mkdir -p fixtures/certificates
cp "$work"/{root,root-ec,issuing}.cer "$work"/root.pem "$work"/device-{rsa,p256,p384,p521,rsa-legacy}.p12 fixtures/certificates/
printf '%s\n' "$password" > fixtures/certificates/password.txt
template certificate root device-rsa
mkdir -p templates/hardened/certs templates/shared-secret
cp "$work/root-ec.cer" templates/hardened/certs/example-root.cer
