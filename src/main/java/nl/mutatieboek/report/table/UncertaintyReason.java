package nl.mutatieboek.report.table;

/** Reasons why a figure is less certain than a complete, exact figure that its source states. */
public enum UncertaintyReason {
    /** Part of it was not read or not published. */
    INCOMPLETE,
    /** Sources contradict each other. */
    DISPUTED,
    /** No source states it. */
    INFERRED,
    /** Read in a press release or newspaper. */
    PRESS,
    /** Read in a rendering of the source by a third party. */
    SECONDARY,
    /** The source rounded it. */
    ROUNDED
}
