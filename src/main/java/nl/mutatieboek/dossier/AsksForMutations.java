package nl.mutatieboek.dossier;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.Kind;

/** Says of a question that it takes a {@link Search}, for the description of the API. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Parameter(in = ParameterIn.QUERY, name = "state", schema = @Schema(implementation = State.class))
@Parameter(
        in = ParameterIn.QUERY,
        name = "chapter",
        schema = @Schema(implementation = String.class),
        description = "On whose behalf it is proposed")
@Parameter(in = ParameterIn.QUERY, name = "kind", schema = @Schema(implementation = Kind.class))
@Parameter(
        in = ParameterIn.QUERY,
        name = "basis",
        schema = @Schema(implementation = Basis.class),
        description = "How it is known, or one of its postings")
@Parameter(
        in = ParameterIn.QUERY,
        name = "item",
        schema = @Schema(implementation = String.class),
        description = "That it touches, or something below it")
@Parameter(
        in = ParameterIn.QUERY,
        name = "amount",
        schema = @Schema(implementation = String.class),
        description =
                "Of one of its postings (on the item, where that is asked), in whole thousands of euros; without a"
                        + " sign either way")
@Parameter(
        in = ParameterIn.QUERY,
        name = "presentedIn",
        schema = @Schema(implementation = String.class),
        description = "The moment that presents it; moment takes earlier ones too")
@Parameter(in = ParameterIn.QUERY, name = "proposedBy", schema = @Schema(implementation = String.class))
@Parameter(
        in = ParameterIn.QUERY,
        name = "person",
        schema = @Schema(implementation = String.class),
        description = "Who did anything to its dossier: the subject, or a part of the name of that day")
@Parameter(
        in = ParameterIn.QUERY,
        name = "document",
        schema = @Schema(implementation = String.class),
        description = "Words in its source, or in the number of its parliamentary paper")
@Parameter(
        in = ParameterIn.QUERY,
        name = "text",
        schema = @Schema(implementation = String.class),
        description = "Words anywhere in what people wrote in its dossier; all of them, in whatever order")
@Parameter(
        in = ParameterIn.QUERY,
        name = "effectiveFrom",
        schema = @Schema(implementation = String.class, format = "date"),
        description = "It holds from this day or a later one")
@Parameter(
        in = ParameterIn.QUERY,
        name = "effectiveUntil",
        schema = @Schema(implementation = String.class, format = "date"),
        description = "It holds from this day or an earlier one")
@Parameter(
        in = ParameterIn.QUERY,
        name = "recordedFrom",
        schema = @Schema(implementation = String.class, format = "date"),
        description = "Something of its dossier was recorded on this day, in the Netherlands, or a later one")
@Parameter(
        in = ParameterIn.QUERY,
        name = "recordedUntil",
        schema = @Schema(implementation = String.class, format = "date"),
        description = "Something of its dossier was recorded on this day, in the Netherlands, or an earlier one")
public @interface AsksForMutations {}
