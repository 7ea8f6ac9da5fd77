/** Descriptors as text, and what is wrong with them. */
@NullMarked
package dev.exhume.vm.text;

import org.jspecify.annotations.NullMarked;
