#include <string>
#include <utility>

#include "core/assessment/parse/parse.hpp"

namespace twotrack {
namespace {

using namespace parsing;

constexpr std::size_t max_items = 5'000;
constexpr std::size_t max_motives = 50;

GradedItem read_parameters(const Reader& item) {
    GradedItem parameters;
    if (!item.require("parameters", Kind::Object)) return parameters;
    const Reader reader = item.member("parameters");
    reader.allow_only("discrimination thresholds");
    parameters.discrimination = reader.number("discrimination");
    bool numbers = true;
    for (const Reader& threshold : reader.array("thresholds")) {
        numbers = threshold.expect(Kind::Number) && numbers;
        parameters.thresholds.push_back(threshold.value().number);
    }
    const bool complete =
        reader.member("discrimination").value().kind == Kind::Number && numbers && !parameters.thresholds.empty();
    if (const std::string fault = fault_of(parameters); complete && !fault.empty()) {
        const bool slope = fault.contains("discrimination");
        reader.member(slope ? "discrimination" : "thresholds").report(slope ? "discrimination" : "thresholds", fault);
    }
    return parameters;
}

Keyed read_keyed(const Reader& item) {
    const std::string keyed = item.text("keyed");
    if (!keyed.empty() && keyed != "+" && keyed != "-")
        item.member("keyed").report("keyed", "An item is keyed \"+\" or \"-\" (reverse).");
    return keyed == "-" ? Keyed::Negative : Keyed::Positive;
}

/// Adds a format that one item owns. Returns its index.
std::size_t add_format(Assessment& assessment, ResponseFormat format) {
    assessment.response_formats.push_back(std::move(format));
    return assessment.response_formats.size() - 1;
}

/// Reads the answers of one item: `options`, each with a label. Calls `read` with each option's node and its index.
template <class Read>
std::size_t read_options(const Reader& item, Assessment& assessment, std::size_t least, std::size_t most, Read read) {
    ResponseFormat format;
    for (const Reader& reader : item.array("options")) {
        if (!reader.expect(Kind::Object)) continue;
        Category category;
        category.label = reader.text("label");
        read(reader, format.categories.size(), category);
        if (!category.id.empty() && index_of(format.categories, category.id))
            reader.report("duplicate-id", "Another option of this item is " + json::quoted(category.id) + " already.");
        format.categories.push_back(std::move(category));
    }
    if (!format.categories.empty() && (format.categories.size() < least || format.categories.size() > most)) {
        item.member("options").report("option-count", least == most
                                                          ? "There are " + std::to_string(least) + " options here."
                                                          : "There are " + std::to_string(least) + " to " +
                                                                std::to_string(most) + " options to an item.");
    }
    format.prompt = item.optional_text("prompt", "");
    return add_format(assessment, std::move(format));
}

void allow_options_only(const Reader& item) { item.allow_only("id kind section when text prompt options"); }

void report_kind(const Reader& item, const std::string& kind) {
    item.member("kind").report("unknown-kind",
                               "There is no item kind " + json::quoted(kind) +
                                   "; there is likert, trade-off, pair, situation, fact, single-choice, "
                                   "multiple-choice, ranking, short-text and information.");
}

class ItemReader {
public:
    ItemReader(Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters)
        : assessment_(assessment), parameters_(parameters) {}

    void read(const Reader& reader) {
        if (!reader.expect(Kind::Object)) return;
        const std::string kind = reader.text("kind");
        Item item = begin(reader);
        if (kind == "likert") read_likert(reader, item);
        else if (kind == "trade-off") return read_trade_off(reader, item);
        else if (kind == "pair") read_pair(reader, item);
        else if (kind == "situation") read_situation(reader, item);
        else if (kind == "fact") read_choice(reader, item, ItemKind::Fact, 2, 10);
        else if (kind == "single-choice") read_choice(reader, item, ItemKind::SingleChoice, 2, 10);
        else if (kind == "multiple-choice") read_choice(reader, item, ItemKind::MultipleChoice, 2, 10);
        else if (kind == "ranking") read_choice(reader, item, ItemKind::Ranking, 3, 6);
        else if (kind == "short-text") read_without_options(reader, item, ItemKind::ShortText);
        else if (kind == "information") read_without_options(reader, item, ItemKind::Information);
        else if (!kind.empty()) report_kind(reader, kind);
        add_card(1);
        add(std::move(item));
    }

private:
    /// Reads the members that every item has.
    Item begin(const Reader& reader) {
        Item item;
        item.id = identifier(reader);
        item.text = reader.text("text");
        // A section is contiguous: an item of an earlier section may not follow an item of a later section.
        item.section = reference(assessment_.sections, reader, "section", "section").value_or(section_before_);
        if (item.section < section_before_)
            reader.member("section").report("section-order", "Items stand in the order of their sections.");
        section_before_ = item.section;
        return item;
    }

    std::string identifier(const Reader& reader) const {
        std::string id = reader.identifier("id");
        check_unique(assessment_.items, id, reader);
        if (id == "intro" || id == "review" || id == "report" || id == "shared" || id == "welcome")
            reader.member("id").report("reserved-id",
                                       "The ids intro, review, report, shared and welcome name pages; choose another.");
        return id;
    }

    /// The shared response format under `responses`. Formats that one item owns have no id, and nothing refers to them.
    std::optional<std::size_t> shared_format(const Reader& reader) const {
        return reference(assessment_.response_formats, reader, "responses", "response-format");
    }

    void read_likert(const Reader& reader, Item& item) {
        reader.allow_only("id kind section when scale keyed text responses parameters cost");
        const auto format = shared_format(reader);
        item.response_format = format.value_or(0);
        if (reader.has("cost")) read_cost(reader.member("cost"));
        const bool measures = reader.has("scale") || reader.has("keyed") || reader.has("parameters");
        if (!measures) return;

        Measure measure;
        const auto scale = reference(assessment_.scales, reader, "scale", "scale");
        measure.keyed = read_keyed(reader);
        const GradedItem graded = read_parameters(reader);
        if (format && !graded.thresholds.empty()) {
            const ResponseFormat& shared = assessment_.response_formats[*format];
            const auto n_categories = shared.categories.size();
            if (shared.n_ordered != n_categories) {
                reader.member("responses")
                    .report("apart", "An item of a scale has ordered answers only; this format has one apart.");
            } else if (n_categories >= 2 && graded.n_categories() != n_categories) {
                reader.member("parameters")
                    .member("thresholds")
                    .report("threshold-count", "There must be one threshold fewer than categories: " +
                                                   std::to_string(n_categories - 1) + ".");
            }
        }
        if (!scale) return;
        measure.scale = *scale;
        measure.index_in_scale = assessment_.scales[*scale].items.size();
        assessment_.scales[*scale].items.push_back(assessment_.items.size());
        parameters_[*scale].push_back(graded);
        item.measure = measure;
    }

    void read_cost(const Reader& reader) {
        if (!reader.expect(Kind::Object)) return;
        reader.allow_only("scale title text");
        const auto scale = reference(assessment_.scales, reader, "scale", "scale");
        assessment_.costs.push_back(
            {assessment_.items.size(), scale.value_or(0), reader.text("title"), reader.text("text")});
    }

    TradeOffEnd read_end(const Reader& reader) const {
        reader.allow_only("name text scale");
        return {reader.text("name"), reader.text("text"),
                reference(assessment_.scales, reader, "scale", "scale").value_or(0)};
    }

    /// Reads two items that share a card.
    void read_trade_off(const Reader& reader, Item& item) {
        reader.allow_only("id kind section when text name low high responses importance");
        item.kind = ItemKind::TradeOff;
        TradeOff trade_off;
        trade_off.item = assessment_.items.size();
        trade_off.name = reader.text("name");
        if (reader.require("low", Kind::Object)) trade_off.low = read_end(reader.member("low"));
        if (reader.require("high", Kind::Object)) trade_off.high = read_end(reader.member("high"));
        if (const auto shared = shared_format(reader))
            item.response_format = own_format(assessment_.response_formats[*shared], trade_off);
        add_card(2);
        Item importance;
        importance.kind = ItemKind::Importance;
        importance.section = item.section;
        add(std::move(item));
        if (reader.require("importance", Kind::Object)) {
            const Reader own = reader.member("importance");
            own.allow_only("id text responses");
            importance.id = identifier(own);
            importance.text = own.text("text");
            importance.response_format = shared_format(own).value_or(0);
        }
        add(std::move(importance));
        assessment_.trade_offs.push_back(std::move(trade_off));
    }

    /// Copies the shared preferences, with the names of the ends in their labels.
    std::size_t own_format(const ResponseFormat& shared, const TradeOff& trade_off) {
        ResponseFormat format = shared;
        format.id.clear();
        for (Category& category : format.categories)
            category.label = fill(category.label, {{"low", trade_off.low.name}, {"high", trade_off.high.name}});
        return add_format(assessment_, std::move(format));
    }

    void read_pair(const Reader& reader, Item& item) {
        allow_options_only(reader);
        item.kind = ItemKind::Pair;
        item.response_format =
            read_options(reader, assessment_, 2, 2, [&](const Reader& option, std::size_t, Category& category) {
                option.allow_only("label motive");
                if (const auto motive = reference(assessment_.motives, option, "motive", "motive"))
                    category.id = assessment_.motives[*motive].id;
            });
    }

    void read_situation(const Reader& reader, Item& item) {
        allow_options_only(reader);
        item.kind = ItemKind::Situation;
        const std::size_t n_scales = assessment_.scales.size();
        item.response_format =
            read_options(reader, assessment_, 2, 6, [&](const Reader& option, std::size_t, Category&) {
                option.allow_only("label weights");
                item.weights.resize(item.weights.size() + n_scales);
                if (!option.require("weights", Kind::Object)) return;
                for (const auto& [id, weight] : option.member("weights").members()) {
                    const auto scale = index_of(assessment_.scales, id);
                    if (!scale) weight.report_key("unknown-scale", "There is no scale " + json::quoted(id) + ".");
                    else if (weight.expect(Kind::Number))
                        item.weights[item.weights.size() - n_scales + *scale] = weight.value().number;
                }
            });
    }

    void read_choice(const Reader& reader, Item& item, ItemKind kind, std::size_t least, std::size_t most) {
        const bool may_have_apart = kind == ItemKind::MultipleChoice;
        if (may_have_apart) reader.allow_only("id kind section when text prompt options apart");
        else allow_options_only(reader);
        item.kind = kind;
        const auto read_id = [](const Reader& option, std::size_t, Category& category) {
            option.allow_only("id label");
            category.id = option.identifier("id");
        };
        item.response_format = read_options(reader, assessment_, least, most, read_id);
        if (!may_have_apart) return;
        ResponseFormat& format = assessment_.response_formats.back();
        format.n_ordered = format.categories.size();
        if (!reader.has("apart") || !reader.require("apart", Kind::Object)) return;
        Category apart;
        apart.label = reader.member("apart").text("label");
        read_id(reader.member("apart"), 0, apart);
        if (index_of(format.categories, apart.id))
            reader.member("apart").report("duplicate-id",
                                          "An option of this item is " + json::quoted(apart.id) + " already.");
        format.categories.push_back(std::move(apart));
    }

    void read_without_options(const Reader& reader, Item& item, ItemKind kind) {
        item.kind = kind;
        const bool is_text = kind == ItemKind::ShortText;
        reader.allow_only(is_text ? "id kind section when text prompt" : "id kind section when text body");
        ResponseFormat format;
        format.prompt = is_text ? reader.optional_text("prompt", "") : reader.text("body");
        item.response_format = add_format(assessment_, std::move(format));
    }

    void add_card(std::size_t n_items) { assessment_.cards.push_back({assessment_.items.size(), n_items}); }

    void add(Item item) {
        item.card = assessment_.cards.size() - 1;
        assessment_.items.push_back(std::move(item));
    }

    Assessment& assessment_;
    std::vector<std::vector<GradedItem>>& parameters_;
    std::size_t section_before_ = 0;
};

}  // namespace

namespace parsing {

void read_items(const Reader& root, Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters) {
    ItemReader item_reader(assessment, parameters);
    for (const Reader& reader : array_of_at_most(root, "items", max_items)) item_reader.read(reader);
}

void read_motives(const Reader& root, std::vector<Motive>& motives) {
    if (!root.has("motives")) return;
    for (const Reader& reader : array_of_at_most(root, "motives", max_motives)) {
        if (!reader.expect(Kind::Object)) continue;
        reader.allow_only("id name strength text experiment");
        Motive motive;
        motive.id = reader.identifier("id");
        motive.name = reader.text("name");
        const std::string strength = reader.text("strength");
        if (strength == "weak") motive.strength = Motive::Strength::Weak;
        else if (strength == "untested") motive.strength = Motive::Strength::Untested;
        else if (!strength.empty() && strength != "strong")
            reader.member("strength").report("strength", "A motive is \"strong\", \"weak\" or \"untested\".");
        motive.text = reader.text("text");
        motive.experiment = reader.optional_text("experiment", "");
        check_unique(motives, motive.id, reader);
        motives.push_back(std::move(motive));
    }
}

void read_short_form(const Reader& root, Assessment& assessment) {
    if (!root.has("short_form")) return;
    assessment.has_short_form = true;
    for (Item& item : assessment.items) item.in_short_form = false;
    for (const Reader& reader : root.array("short_form")) {
        const std::string id = reader.own_text();
        if (id.empty()) continue;
        const auto index = assessment.find_item(id);
        if (!index) {
            reader.report("unknown-item", "The assessment has no item " + json::quoted(id) + ".");
            continue;
        }
        const Card& card = assessment.cards[assessment.items[*index].card];
        if (assessment.items[card.first_item].in_short_form)
            reader.report("duplicate-id", json::quoted(id) + " is in the short form already.");
        for (std::size_t i = 0; i < card.n_items; ++i) assessment.items[card.first_item + i].in_short_form = true;
    }
}

void read_synonym_pairs(const Reader& root, Assessment& assessment) {
    if (!root.has("synonym_pairs")) return;
    for (const Reader& reader : root.array("synonym_pairs")) {
        if (!reader.expect(Kind::Array)) continue;
        std::vector<std::size_t> pair;
        for (const Reader& element : reader.elements()) {
            const std::string id = element.own_text();
            const auto item = assessment.find_item(id);
            if (item && assessment.items[*item].measure) pair.push_back(*item);
            else if (!id.empty())
                element.report("unknown-item", "There is no item " + json::quoted(id) + " that measures a scale.");
        }
        if (reader.elements().size() != 2) reader.report("synonym-pair", "A pair of synonyms is two items.");
        else if (pair.size() == 2) assessment.synonym_pairs.push_back({pair[0], pair[1]});
    }
}

}  // namespace parsing
}  // namespace twotrack
