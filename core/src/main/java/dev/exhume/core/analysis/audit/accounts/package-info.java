/** Accounts that let in more people than they should, or let them do more. */
@NullMarked
package dev.exhume.core.analysis.audit.accounts;

import org.jspecify.annotations.NullMarked;
