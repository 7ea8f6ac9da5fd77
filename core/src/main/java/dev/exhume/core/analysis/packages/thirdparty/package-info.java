/** Who else than the distribution made packages, and where they came from. */
@NullMarked
package dev.exhume.core.analysis.packages.thirdparty;

import org.jspecify.annotations.NullMarked;
