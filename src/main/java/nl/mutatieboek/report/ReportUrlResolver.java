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
 * Resolves report links to addresses of pages or of the API.
 *
 * @param baseUrl prefix of every path: the address of the application, and {@code /v1} for the API
 * @param pages true for pages, false for the API
 * @param query as-of point at which the figure is explained
 */
record ReportUrlResolver(String baseUrl, boolean pages, AsOfQuery query) implements ReportLinkResolver {
    /** Links to the API at a fixed as-of point. */
    static ReportUrlResolver toApi(AsOfQuery query) {
        return new ReportUrlResolver("/v1", false, query);
    }

    static ReportUrlResolver toPages(String baseUrl, AsOfQuery query) {
        return new ReportUrlResolver(baseUrl, true, query);
    }

    @Override
    public String of(ReportLink link) {
        return switch (link) {
            case ReportLink.TrailLink trail ->
                withQuery(
                        builder(
                                "/trail",
                                "item",
                                trail.item(),
                                "flow",
                                trail.flow(),
                                "year",
                                trail.year(),
                                "mark",
                                trail.mark()),
                        trail.upTo() == null ? query : upTo(trail.upTo()));
            case ReportLink.ChangesLink changes ->
                builder(
                                pages ? "/balances/compare" : "/balances/changes",
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
                withQuery(builder("/mutations/" + mutation.mutation()), new AsOfQuery(null, query.knownAt(), null));
            case ReportLink.PackageLink coverage -> withQuery(builder("/packages", "name", coverage.name()), query);
            case ReportLink.MomentLink moment ->
                withQuery(builder("/moments/" + moment.moment()), new AsOfQuery(null, query.knownAt(), null));
        };
    }

    private AsOfQuery upTo(Moment moment) {
        return new AsOfQuery(query.effectiveOn(), query.knownAt(), moment);
    }

    private UriComponentsBuilder builder(String path, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(baseUrl + path);
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

    private static String withQuery(UriComponentsBuilder address, AsOfQuery query) {
        return address.query(query.toQueryString()).build().toUriString();
    }
}
