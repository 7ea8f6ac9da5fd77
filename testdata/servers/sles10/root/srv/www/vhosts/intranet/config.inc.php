<?php
$ldap_server = "verzeichnis.example.de";
$ldap_password = "PLANTED-ldap";
