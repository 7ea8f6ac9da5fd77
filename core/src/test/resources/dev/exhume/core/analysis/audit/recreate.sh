#!/bin/sh
# Makes the certificates and the key store beside it, with keytool of JDK 17. Their keys are of no use to anybody.
set -eu
make() { # file, bits, days, algorithm
  keytool -genkeypair -alias a -keyalg RSA -keysize "$2" -sigalg "$4" -dname CN=shop.example.com -startdate 2008/01/01 \
    -validity "$3" -storetype JKS -keystore "$1.jks" -storepass changeit -keypass changeit
  keytool -exportcert -rfc -alias a -keystore "$1.jks" -storepass changeit >"$1.pem"
}
make short-until-2017 512 3650 MD5withRSA
mv short-until-2017.jks changeit.jks
make until-2008 2048 365 SHA256withRSA
rm until-2008.jks
