/** What the tests of several modules share. */
@NullMarked
package dev.exhume.testdata;

import org.jspecify.annotations.NullMarked;
