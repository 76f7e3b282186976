package nl.mutatieboek.archive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Points;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Archive packages for programs. */
@RestController
class ArchiveController {
    private final ArchivePackages packages;
    private final Points points;

    ArchiveController(ArchivePackages packages, Points points) {
        this.packages = packages;
        this.points = points;
    }

    @GetMapping(path = "/v1/exports/archive", produces = ArchiveFile.ZIP)
    @Operation(
            operationId = "exportArchivePackage",
            summary = "What is kept of a moment that parliament has in hand: entries, figures and documents with MDTO"
                    + " metadata")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "moment",
            required = true,
            schema = @Schema(implementation = String.class),
            description = "Of this moment")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "knownAt",
            schema = @Schema(implementation = String.class),
            description = "Only what the book knew then: an instant or a ledger number")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ArchiveFile.ZIP, schema = @Schema(type = "string", format = "binary")))
    void archive(Asked asked, HttpServletResponse response) throws IOException {
        Read<Moment> moment = asked.must("moment", Moment::parse);
        long number = points.ledgerNumber(asked).orElseGet(() -> points.now().ledgerNumber());
        ArchivePackage made = packages.of(moment.value(), number);
        packages.write(made, ArchiveFile.begin(response, made));
    }
}
