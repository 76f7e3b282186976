/** Definitions of reports: the question, its parameters, and how its tables are filled. */
@NullMarked
package nl.mutatieboek.report.question;

import org.jspecify.annotations.NullMarked;
