package nl.mutatieboek.report.table;

import nl.mutatieboek.domain.value.Thousands;

/** An amount in whole thousands of euros with its certainty. */
public record ReportFigure(Thousands thousands, FigureCertainty certainty) {
    /** A figure that is not a sum of source figures, such as a threshold. */
    public static ReportFigure exact(Thousands thousands) {
        return new ReportFigure(thousands, FigureCertainty.EXACT);
    }

    public ReportFigure plus(ReportFigure other) {
        return new ReportFigure(thousands.plus(other.thousands), certainty.combine(other.certainty));
    }

    public ReportFigure minus(ReportFigure other) {
        return new ReportFigure(thousands.minus(other.thousands), certainty.combine(other.certainty));
    }

    /** The figure as a balance, which may be incomplete. */
    public ReportFigure withCompleteness(boolean complete) {
        return new ReportFigure(
                thousands,
                new FigureCertainty(complete && certainty.complete(), certainty.basis(), certainty.precision()));
    }
}
