#!/bin/sh
# Copies the catalogue to the file server, if that is there.
[ -d /data/backup ] && cp /opt/shop/data/catalogue-2013.txt /data/backup/
exit 0
