/** Versions of packages: RPM's order, and how rebuilds of Red Hat's packages stand to theirs. */
@NullMarked
package dev.exhume.rpm.version;

import org.jspecify.annotations.NullMarked;
