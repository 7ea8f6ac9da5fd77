/** The header of a package: the same blob in every kind of RPM database. */
@NullMarked
package dev.exhume.rpm.header;

import org.jspecify.annotations.NullMarked;
