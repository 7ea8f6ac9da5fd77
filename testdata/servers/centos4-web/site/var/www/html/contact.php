<?php
if ($_POST['text']) {
  mail('shop@example.com', 'From the site', $_POST['text']);
  print 'Thank you.';
}
?>
