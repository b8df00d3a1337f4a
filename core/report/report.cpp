#include "core/report/report.hpp"

#include "core/assessment/answers.hpp"
#include "core/page/page_builder.hpp"
#include "core/report/report_facts.hpp"
#include "core/report/report_figures.hpp"
#include "core/report/report_parts.hpp"

namespace twotrack {
namespace {

void add_headline(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    const OutcomeText& outcome = assessment.text_of(result.outcome, result.certainty);
    builder.add_heading(1, outcome.headline);
    builder.add_paragraph(ParagraphStyle::Lead, outcome.summary);
    add_gauge(builder, assessment, result);
}

}  // namespace

Page build_summary(const Assessment& assessment, const Result& result) {
    PageBuilder builder("summary", assessment);
    builder.set(builder.add<Badge>().text, assessment.title);
    if (result.lean) add_headline(builder, assessment, result);
    else add_measures(builder, assessment, result);
    if (!assessment.intro.small_print.empty())
        builder.add_paragraph(ParagraphStyle::SmallPrint, assessment.intro.small_print);
    return builder.take();
}

Page build_report(const Assessment& assessment, const Result& result, const Answers* answers, Form form, Whose whose,
                  bool can_bring_back) {
    const InterfaceText& interface_text = assessment.interface_text;
    const bool shared = whose == Whose::Shared;
    PageBuilder builder(shared ? "shared" : "report", assessment);
    const Answers presented = answers ? presented_answers(assessment, form, *answers) : Answers();
    const ReportFacts facts(assessment, result, answers ? &presented : nullptr, form);
    ReportParts parts(builder, facts);

    builder.set(builder.add<Badge>().text, interface_text[shared && answers ? InterfaceKey::OwnBadge
                                                          : shared          ? InterfaceKey::SharedBadge
                                                                            : InterfaceKey::ResultBadge]);
    if (result.lean) {
        add_headline(builder, assessment, result);
        parts.add_fit();
    } else {
        builder.add_heading(1, assessment.title);
    }
    parts.add_rest();
    if (result.lean) {
        // Figures of certainty stand here and nowhere else.
        builder.add_heading(2, interface_text[InterfaceKey::SureTitle]);
        const std::string certainty = certainty_sentence(assessment, result);
        if (!certainty.empty()) builder.add_paragraph(ParagraphStyle::Body, certainty);
        builder.add_heading(3, interface_text[InterfaceKey::MapTitle]);
        add_map(builder, assessment, result);
    }
    builder.add_heading(result.lean ? 3 : 2, interface_text[InterfaceKey::ScoresTitle]);
    add_measures(builder, assessment, result);
    builder.add_paragraph(ParagraphStyle::SmallPrint, interface_text[InterfaceKey::NotNormed]);
    builder.add_heading(2, interface_text[InterfaceKey::LimitsTitle]);
    builder.add_paragraph(ParagraphStyle::Body, assessment.report.limits);

    if (shared) {
        if (result.is_other_version)
            builder.add_paragraph(ParagraphStyle::SmallPrint, interface_text[InterfaceKey::CodeOtherVersion]);
        if (answers) builder.add_button("adopt", InterfaceKey::Adopt, Adopt{}, Emphasis::Primary);
        builder.add_button("close-shared", answers ? InterfaceKey::Back : InterfaceKey::CloseShared, CloseShared{},
                           answers ? Emphasis::Quiet : Emphasis::Primary);
    } else {
        if (form == Form::Short) {
            builder.add_paragraph(ParagraphStyle::Body, interface_text[InterfaceKey::ExtendLead]);
            builder.add_button("extend", InterfaceKey::Extend, Extend{}, Emphasis::Primary);
        }
        if (can_bring_back) builder.add_button("bring-back", InterfaceKey::BringBack, BringBack{}, Emphasis::Secondary);
        builder.add_button("restart", InterfaceKey::Restart, Restart{}, Emphasis::Secondary);
        builder.add_button("back", InterfaceKey::ChangeAnswers, Back{}, Emphasis::Quiet);
    }
    return builder.take();
}

}  // namespace twotrack
