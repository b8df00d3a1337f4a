#pragma once

#include <initializer_list>
#include <vector>

#include "core/page/page.hpp"

namespace twotrack::test {

class TextCollector {
public:
    std::vector<const Text*> texts;

    void operator()(const Badge& badge) { add({&badge.text}); }
    void operator()(const Heading& heading) { add({&heading.text}); }
    void operator()(const Paragraph& paragraph) { add({&paragraph.text}); }
    void operator()(const Notes& notes) {
        for (const auto& entry : notes.entries) add({&entry.title, &entry.text});
    }
    void operator()(const Progress& progress) { add({&progress.section, &progress.remaining}); }
    void operator()(const ChoiceGroup& group) {
        add({&group.question, &group.prompt});
        for (const auto& end : group.ends) add({&end.name, &end.text});
        for (const auto& option : group.options) {
            add({&option.control.label});
            if (group.selection == Selection::Ranking) add({&option.rank});
        }
    }
    void operator()(const TextField& field) { add({&field.control.label, &field.prompt}); }
    void operator()(const Buttons& row) {
        for (const auto& button : row.buttons) add({&button.control.label});
    }
    void operator()(const Footer& footer) {
        add({&footer.back.control.label, &footer.hint, &footer.forward.control.label});
    }
    void operator()(const Gauge& gauge) { add({&gauge.low, &gauge.zone_label, &gauge.high}); }
    void operator()(const TraitMap& map) {
        add({&map.high_corner, &map.both_corner, &map.you, &map.neither_corner, &map.low_corner, &map.y_label,
             &map.x_label});
    }
    void operator()(const Measures& measures) {
        for (const auto& entry : measures.entries) add({&entry.name, &entry.range});
    }
    void operator()(const Bars& bars) {
        add({&bars.low, &bars.high});
        for (const auto& entry : bars.entries) add({&entry.label, &entry.detail});
    }
    void operator()(const Ladders& ladders) {
        for (const auto& entry : ladders.entries) {
            add({&entry.name});
            for (const auto& stage : entry.stages) add({&stage.name, &stage.mark_label});
        }
    }
    void operator()(const List& list) {
        for (const auto& entry : list.entries) add({&entry.text, &entry.detail});
    }
    void operator()(const Review& review) {
        for (const auto& group : review.groups) {
            add({&group.heading});
            for (const auto& entry : group.entries) add({&entry.control.label, &entry.answer});
        }
    }

private:
    void add(std::initializer_list<const Text*> more) { texts.insert(texts.end(), more); }
};

/// Every text of a page, in reading order.
inline std::vector<const Text*> texts_of(const Page& page) {
    TextCollector collector;
    for (const auto& block : page.blocks) std::visit(collector, block);
    return collector.texts;
}

}  // namespace twotrack::test
