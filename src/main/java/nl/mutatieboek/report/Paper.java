package nl.mutatieboek.report;

import java.nio.charset.StandardCharsets;
import nl.mutatieboek.report.format.Addresses;
import nl.mutatieboek.report.format.Pdf;
import nl.mutatieboek.report.question.Words;
import nl.mutatieboek.report.table.Tables;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The tables of a report as its page shows them, on paper; also where nothing is served. */
final class Paper implements Pdf.Paper {
    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final MessageSource messages;

    Paper(MessageSource messages) {
        this.messages = messages;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Paper.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(messages);
    }

    @Override
    public String html(Tables tables, Addresses addresses, String size) {
        Context context = new Context(tables.language());
        context.setVariable("tables", tables);
        context.setVariable("doors", addresses);
        context.setVariable("figures", new Words(messages, tables.language()));
        context.setVariable("size", size);
        return templates.process("report-paper", context);
    }
}
