/** What the audits of all fields build on, and how they tell what they found. */
@NullMarked
package dev.exhume.core.analysis.audit.matter;

import org.jspecify.annotations.NullMarked;
