/**
 * Which distribution the dead server ran, for which machine it was built, and how long it lived.
 */
@NullMarked
package dev.exhume.core.analysis.os;

import org.jspecify.annotations.NullMarked;
