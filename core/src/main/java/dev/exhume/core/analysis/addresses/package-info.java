/** What ties the dead server to its old place: addresses, names and other machines. */
@NullMarked
package dev.exhume.core.analysis.addresses;

import org.jspecify.annotations.NullMarked;
