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
    builder.add(Heading{1, builder.text(outcome.headline)});
    const std::string certainty = certainty_sentence(assessment, result);
    builder.add(Paragraph{ParagraphStyle::Lead,
                          builder.text(certainty.empty() ? outcome.summary : certainty + " " + outcome.summary)});
    builder.add(gauge_of(builder, assessment, result));
}

}  // namespace

Page build_summary(const Assessment& assessment, const Result& result) {
    PageBuilder builder("summary", assessment);
    builder.add(Badge{builder.text(assessment.title)});
    if (result.lean) add_headline(builder, assessment, result);
    else builder.add(measures_of(builder, assessment, result));
    if (!assessment.intro.small_print.empty())
        builder.add(Paragraph{ParagraphStyle::SmallPrint, builder.text(assessment.intro.small_print)});
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

    builder.add(Badge{builder.text(interface_text[shared && answers ? InterfaceKey::OwnBadge
                                                  : shared          ? InterfaceKey::SharedBadge
                                                                    : InterfaceKey::ResultBadge])});
    if (result.lean) {
        add_headline(builder, assessment, result);
        parts.add_fit();
        builder.add(Heading{2, builder.text(interface_text[InterfaceKey::MapTitle])});
        builder.add(map_of(builder, assessment, result));
    } else {
        builder.add(Heading{1, builder.text(assessment.title)});
    }
    builder.add(Heading{2, builder.text(interface_text[InterfaceKey::ScoresTitle])});
    builder.add(measures_of(builder, assessment, result));
    builder.add(Paragraph{ParagraphStyle::SmallPrint, builder.text(interface_text[InterfaceKey::NotNormed])});
    parts.add_rest();
    builder.add(Heading{2, builder.text(interface_text[InterfaceKey::LimitsTitle])});
    builder.add(Paragraph{ParagraphStyle::Body, builder.text(assessment.report.limits)});

    Buttons buttons;
    if (shared) {
        if (answers)
            buttons.buttons.push_back(
                {builder.control("adopt", interface_text[InterfaceKey::Adopt], Adopt{}), Emphasis::Primary});
        buttons.buttons.push_back(
            {builder.control("close-shared", interface_text[answers ? InterfaceKey::Back : InterfaceKey::CloseShared],
                             CloseShared{}),
             answers ? Emphasis::Quiet : Emphasis::Primary});
    } else {
        if (form == Form::Short) {
            builder.add(Paragraph{ParagraphStyle::Body, builder.text(interface_text[InterfaceKey::ExtendLead])});
            buttons.buttons.push_back(
                {builder.control("extend", interface_text[InterfaceKey::Extend], Extend{}), Emphasis::Primary});
        }
        if (can_bring_back) {
            buttons.buttons.push_back(
                {builder.control("bring-back", interface_text[InterfaceKey::BringBack], BringBack{}),
                 Emphasis::Secondary});
        }
        buttons.buttons.push_back(
            {builder.control("restart", interface_text[InterfaceKey::Restart], Restart{}), Emphasis::Secondary});
        buttons.buttons.push_back(
            {builder.control("back", interface_text[InterfaceKey::ChangeAnswers], Back{}), Emphasis::Quiet});
    }
    builder.add(std::move(buttons));
    return builder.take();
}

}  // namespace twotrack
