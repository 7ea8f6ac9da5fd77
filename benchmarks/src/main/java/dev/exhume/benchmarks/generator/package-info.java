/** Makes one big RPM database of the headers of small ones. */
@NullMarked
package dev.exhume.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
