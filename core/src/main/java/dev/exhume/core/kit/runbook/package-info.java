/** The rescue step by step, with the facts of one server: {@code RUNBOOK.md}. */
@NullMarked
package dev.exhume.core.kit.runbook;

import org.jspecify.annotations.NullMarked;
