/** The rules by which a service is judged, each small enough to agree with or object to. */
@NullMarked
package dev.exhume.core.analysis.verdict.rules;

import org.jspecify.annotations.NullMarked;
