package nl.mutatieboek.sample;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.dossier.AsksForMutations;

/** Says of a question that it asks for a sample, for the description of the API. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AsksForMutations
@Parameter(
        in = ParameterIn.QUERY,
        name = "seed",
        schema = @Schema(implementation = String.class, maxLength = 100),
        description = "From which it is drawn; the same one draws the same sample",
        required = true)
@Parameter(
        in = ParameterIn.QUERY,
        name = "size",
        schema = @Schema(implementation = Integer.class),
        description = "How many are drawn: 1 to 1,000; 60 by default")
@Parameter(
        in = ParameterIn.QUERY,
        name = "method",
        schema =
                @Schema(
                        implementation = String.class,
                        allowableValues = {"random", "monetary"}),
        description = "Each unit with the same chance, by default, or by its size")
@Parameter(
        in = ParameterIn.QUERY,
        name = "of",
        schema =
                @Schema(
                        implementation = String.class,
                        allowableValues = {"postings", "mutations"}),
        description = "Booked postings, by default, or mutations that have any")
@Parameter(
        in = ParameterIn.QUERY,
        name = "flow",
        schema = @Schema(implementation = Flow.class),
        description = "Postings of this flow alone")
@Parameter(
        in = ParameterIn.QUERY,
        name = "year",
        schema = @Schema(implementation = Integer.class),
        description = "Postings of this budget year alone")
@interface AsksForSample {}
