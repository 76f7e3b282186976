package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Download of the delivery file of a chapter, linked on the page of a moment. */
@PageController
record DeliveryPage(DeliveryService deliveries, AsOfResolver points) {
    @GetMapping("/moments/{moment}/deliveries/{chapter}")
    void file(
            @PathVariable String moment, @PathVariable String chapter, KnownAtQuery query, HttpServletResponse response)
            throws IOException {
        Moment named = PathVariableParser.parse(moment, Moment::parse);
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        deliveries.requirePhase(named);
        deliveries.download(
                points.awaitUnscoped(new AsOfQuery(null, query.knownAt(), named))
                        .limitAndRecordRead(EmbargoCheckScope.of(code)),
                code,
                named,
                response);
    }
}
