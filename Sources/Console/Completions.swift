/// A shell that can complete command lines.
public enum CompletionShell: String, Sendable, Hashable, CaseIterable {
    case bash, zsh, fish
}

extension Command {
    /// A script that teaches a shell this program's commands, options and choices.
    public func completions(for shell: CompletionShell) -> String {
        switch shell {
        case .bash: bashCompletions
        case .zsh: zshCompletions
        case .fish: fishCompletions
        }
    }

    /// Every command with the words that lead to it and the options it takes from its groups.
    private func places(
        _ path: [String] = [], _ inherited: [Option] = []
    ) -> [(path: [String], command: Command, options: [Option])] {
        let options = inherited + self.options
        return [(path, self, options)]
            + commands.flatMap { $0.places(path + [$0.name], options) }
    }

    private var functionName: String { "_" + name.replacing("-", with: "_") }

    /// The part bash and zsh share: walk the words, then list what may follow.
    private func walk(_ typed: String) -> String {
        let places = places()
        let steps = places.filter { !$0.path.isEmpty }
            .map { "/" + $0.path.joined(separator: "/") }.joined(separator: "|")
        var text = """
                local place="" word
                for word in \(typed); do
                    case "$place/$word" in
                        \(steps)) place="$place/$word" ;;
                    esac
                done
                case "$place" in

            """
        for place in places {
            let words =
                place.command.commands.map(\.name) + place.command.operands.flatMap(\.choices)
                + place.options.map { "--" + $0.name } + ["--help"]
            let name = place.path.isEmpty ? "" : "/" + place.path.joined(separator: "/")
            text += "        \"\(name)\") words=\"\(words.joined(separator: " "))\" ;;\n"
        }
        text += "    esac\n    case \"$previous\" in\n"
        var seen: Set<String> = []
        for option in places.flatMap(\.options) where !option.choices.isEmpty {
            guard seen.insert(option.name).inserted else { continue }
            let letter = option.letter.map { "|-\($0)" } ?? ""
            text +=
                "        --\(option.name)\(letter)) "
                + "words=\"\(option.choices.joined(separator: " "))\" ;;\n"
        }
        return text + "        *) ;;\n    esac\n"
    }

    private var bashCompletions: String {
        """
        # bash completion for \(name). Put it into /etc/bash_completion.d or ~/.bashrc.
        \(functionName)() {
            local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
        \(walk("\"${COMP_WORDS[@]:1:COMP_CWORD-1}\""))\
            COMPREPLY=($(compgen -W "$words" -- "$current"))
        }
        complete -F \(functionName) -o default \(name)

        """
    }

    private var zshCompletions: String {
        """
        #compdef \(name)
        # zsh completion for \(name). Put it into a folder of $fpath as \(functionName).
        \(functionName)() {
            local previous="${words[CURRENT-1]}"
            local -a typed
            typed=("${(@)words[2,CURRENT-1]}")
            local words=""
        \(walk("\"${typed[@]}\""))\
            compadd -- ${=words}
            _files
        }
        compdef \(functionName) \(name)

        """
    }

    private var fishCompletions: String {
        var text = "# fish completion for \(name). Put it into ~/.config/fish/completions.\n"
        func quoted(_ words: String) -> String {
            "'" + words.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
        }
        for place in places() {
            let here = place.command
            // Seen all the words that lead here, and none that leads further.
            var tests = place.path.map { "__fish_seen_subcommand_from \($0)" }
            let further = here.commands.map(\.name).joined(separator: " ")
            if !further.isEmpty { tests.append("not __fish_seen_subcommand_from \(further)") }
            let condition = tests.isEmpty ? "" : " -n " + quoted(tests.joined(separator: "; and "))
            for command in here.commands {
                text +=
                    "complete -c \(name) -f\(condition) -a \(command.name) "
                    + "-d \(quoted(command.summary.en))\n"
            }
            for choice in here.operands.flatMap(\.choices) {
                text += "complete -c \(name) -f\(condition) -a \(choice)\n"
            }
            for option in here.options {
                text += "complete -c \(name)"
                if !place.path.isEmpty { text += condition }
                text += " -l \(option.name)"
                if let letter = option.letter { text += " -s \(letter)" }
                if option.value != nil { text += " -r" }
                if !option.choices.isEmpty {
                    text += " -f -a " + quoted(option.choices.joined(separator: " "))
                }
                text += " -d \(quoted(option.summary.en))\n"
            }
        }
        return text
    }
}
