/** What the administrator arranged beside the packages, or against them. */
@NullMarked
package dev.exhume.core.analysis.files.interventions;

import org.jspecify.annotations.NullMarked;
