package nl.mutatieboek.report;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.report.question.Report;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes what each report may be asked, as the report itself says it. */
@Configuration(proxyBeanMethods = false)
class ReportDescription {
    @Bean
    GlobalOperationCustomizer sayWhatAReportMayBeAsked(Reporting reporting) {
        return (operation, door) -> {
            if (door.getBeanType().equals(ReportController.class)) {
                report(reporting, door).parameters().stream()
                        .sorted()
                        .forEach(parameter -> operation.addParametersItem(new Parameter()
                                .in("query")
                                .name(parameter.lowerCase())
                                .required(false)
                                .description(parameter.description())
                                .schema(schema(parameter))));
            }
            return operation;
        };
    }

    private static Report report(Reporting reporting, HandlerMethod door) {
        GetMapping mapping = Objects.requireNonNull(door.getMethodAnnotation(GetMapping.class));
        String path = Stream.of(mapping.value(), mapping.path())
                .flatMap(Arrays::stream)
                .findFirst()
                .orElseThrow();
        return reporting.named(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private static Schema<?> schema(nl.mutatieboek.report.question.Parameter parameter) {
        return switch (parameter) {
            case CHAPTER, ITEM -> new StringSchema();
            case FLOW -> {
                StringSchema flow = new StringSchema();
                Arrays.stream(Flow.values()).map(Flow::name).forEach(flow::addEnumItem);
                yield flow;
            }
            case YEAR, THRESHOLD -> new IntegerSchema().format("int64");
        };
    }
}
