/** How long the reader of RPM databases takes, inside one JVM. */
@NullMarked
package dev.exhume.benchmarks;

import org.jspecify.annotations.NullMarked;
