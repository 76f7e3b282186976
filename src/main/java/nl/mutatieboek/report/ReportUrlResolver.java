package nl.mutatieboek.report;

import java.nio.charset.StandardCharsets;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Addresses of what explains a figure.
 *
 * @param before what stands before every path: where the application is, and for programs {@code /v1}
 * @param people whether people are led to pages, not programs to the API
 * @param axes at which point it is explained
 */
record ReportUrlResolver(String before, boolean people, AsOfQuery axes) implements ReportLinkResolver {
    /** By the API, at a point that stays the same. */
    static ReportUrlResolver forPrograms(AsOfQuery axes) {
        return new ReportUrlResolver("/v1", false, axes);
    }

    /** By the pages. */
    static ReportUrlResolver forPeople(String before, AsOfQuery axes) {
        return new ReportUrlResolver(before, true, axes);
    }

    @Override
    public String of(ReportLink link) {
        return switch (link) {
            case ReportLink.TrailLink trail ->
                onAxes(
                        to("/trail", "item", trail.item(), "flow", trail.flow(), "year", trail.year()),
                        trail.upTo() == null ? axes : upTo(trail.upTo()));
            case ReportLink.ChangesLink changes ->
                to(
                                people ? "/balances/compare" : "/balances/changes",
                                "item",
                                changes.item(),
                                "flow",
                                changes.flow(),
                                "year",
                                changes.year(),
                                "from",
                                upTo(changes.from()).inOne(),
                                "to",
                                upTo(changes.to()).inOne())
                        .build()
                        .toUriString();
            case ReportLink.MutationLink mutation ->
                onAxes(to("/mutations/" + mutation.mutation()), new AsOfQuery(null, axes.knownAt(), null));
        };
    }

    private AsOfQuery upTo(Moment moment) {
        return new AsOfQuery(axes.effectiveOn(), axes.knownAt(), moment);
    }

    private UriComponentsBuilder to(String path, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(before + path);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                address.queryParam(
                        String.valueOf(namesAndValues[i]),
                        UriUtils.encodeQueryParam(value.toString(), StandardCharsets.UTF_8));
            }
        }
        return address;
    }

    private static String onAxes(UriComponentsBuilder address, AsOfQuery axes) {
        return address.query(axes.inQuery()).build().toUriString();
    }
}
