package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits pages to a chapter, and lets people name items in their addresses. */
@Configuration(proxyBeanMethods = false)
class BudgetWebConfiguration implements WebMvcConfigurer {
    private final List<HandlerInterceptor> interceptors;

    BudgetWebConfiguration(StructureQueries structure, ItemNameResolver items, CurrentActor acting) {
        this.interceptors =
                List.of(new ChapterScopeInterceptor(structure, acting), new ItemParameterInterceptor(items, acting));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        interceptors.forEach(
                interceptor -> registry.addInterceptor(interceptor).excludePathPatterns("/v1/**", "/actuator/**"));
    }
}
