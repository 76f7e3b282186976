package nl.mutatieboek.report.table;

import nl.mutatieboek.domain.value.Thousands;

/** An amount in whole thousands of euros, with how certain it is. */
public record ReportFigure(Thousands thousands, FigureCertainty certainty) {
    /** A figure that is no sum of what sources state, such as a threshold. */
    public static ReportFigure exact(Thousands thousands) {
        return new ReportFigure(thousands, FigureCertainty.EXACT);
    }

    public ReportFigure plus(ReportFigure other) {
        return new ReportFigure(thousands.plus(other.thousands), certainty.combine(other.certainty));
    }

    public ReportFigure minus(ReportFigure other) {
        return new ReportFigure(thousands.minus(other.thousands), certainty.combine(other.certainty));
    }

    /** The same figure as a balance, which may lack a part. */
    public ReportFigure withCompleteness(boolean complete) {
        return new ReportFigure(
                thousands,
                new FigureCertainty(complete && certainty.complete(), certainty.basis(), certainty.precision()));
    }
}
