/** Where the files that a descriptor names lie now. */
@NullMarked
package dev.exhume.vm.place;

import org.jspecify.annotations.NullMarked;
