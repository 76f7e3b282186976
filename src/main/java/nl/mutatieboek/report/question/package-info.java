/** Definitions of reports: question, parameters, and how their tables are filled. */
@NullMarked
package nl.mutatieboek.report.question;

import org.jspecify.annotations.NullMarked;
