/** OpenPGP as far as RPM needs it: who signed a package, and whose key that is. */
@NullMarked
package dev.exhume.rpm.openpgp;

import org.jspecify.annotations.NullMarked;
