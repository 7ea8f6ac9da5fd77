/** Small dead servers in the style of one family of distributions each, from plain files. */
@NullMarked
package dev.exhume.testdata.family;

import org.jspecify.annotations.NullMarked;
