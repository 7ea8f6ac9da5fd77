/** Descriptors in XML, whole or cut off. */
@NullMarked
package dev.exhume.vm.xml;

import org.jspecify.annotations.NullMarked;
