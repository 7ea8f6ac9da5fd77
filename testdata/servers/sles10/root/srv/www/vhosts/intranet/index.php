<?php
$mail_sent = mail("buero@example.de", "Formular", "ausgefuellt");
