/** The jobs that cron, anacron and at run when their time comes. */
@NullMarked
package dev.exhume.core.analysis.jobs;

import org.jspecify.annotations.NullMarked;
