#!/bin/sh
# Set the system locale.
export LANG=en_US
export LC_COLLATE=C
