package nl.mutatieboek.report.table;

/** What makes a figure less certain than a complete, exact figure that its source states. */
public enum CertaintyMark {
    /** A part of what it counts was not read or not published. */
    INCOMPLETE,
    /** Sources contradict each other. */
    DISPUTED,
    /** No source states it. */
    INFERRED,
    /** Read in a press release or a newspaper. */
    PRESS,
    /** Read in a rendering of the source by somebody else. */
    SECONDARY,
    /** The source rounds it. */
    ROUNDED
}
