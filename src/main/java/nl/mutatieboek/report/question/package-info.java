/** The questions that parliament asks, each of which makes a table from what other rooms answer. */
@NullMarked
package nl.mutatieboek.report.question;

import org.jspecify.annotations.NullMarked;
