package nl.mutatieboek.cli;

import nl.mutatieboek.domain.value.MarkSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option for the mark of the lines behind figures. */
final class MarkOptions {
    @Option(
            names = "--mark",
            paramLabel = "MARK",
            description = "Only lines with this mark, such as HEALTH_CARE, HGIS or CEILING_UNKNOWN; all by default.")
    private @Nullable String mark;

    @Nullable
    MarkSelection mark() {
        return mark == null ? null : MarkSelection.parse(mark);
    }
}
