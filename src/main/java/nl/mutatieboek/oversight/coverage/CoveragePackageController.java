package nl.mutatieboek.oversight.coverage;

import java.util.List;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of coverage packages. The name is a query parameter, because it may contain spaces and slashes. */
@RestController
record CoveragePackageController(CoveragePackageQueries queries, AsOfResolver points) {
    @GetMapping(path = "/v1/packages", produces = "application/json")
    CoveragePackageListResponse packages(CoveragePackageNameQuery query, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at);
        return CoveragePackageListResponse.of(
                point,
                required(query.name(), point),
                coverage -> query.name() == null ? null : queries.findMembers(coverage, point));
    }

    private List<CoveragePackage> required(@Nullable String name, ResolvedAsOf point) {
        List<CoveragePackage> found = queries.find(name, null, point);
        if (name != null && found.isEmpty()) {
            throw ProblemException.of(404, "unknown-package");
        }
        return found;
    }
}
