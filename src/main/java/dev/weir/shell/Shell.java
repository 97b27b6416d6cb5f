package dev.weir.shell;

import java.util.List;

/** A shell that completes what is typed. */
public enum Shell {
  bash {
    @Override
    public String completion(List<CommandModel> commands) {
      return BashCompletion.script(commands);
    }
  },
  zsh {
    @Override
    public String completion(List<CommandModel> commands) {
      return ZshCompletion.script(commands);
    }
  },
  fish {
    @Override
    public String completion(List<CommandModel> commands) {
      return FishCompletion.script(commands);
    }
  };

  /** The script that makes this shell complete these commands. */
  public abstract String completion(List<CommandModel> commands);
}
