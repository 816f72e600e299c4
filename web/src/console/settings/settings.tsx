import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { may } from '../../session/scopes';
import { Refused } from '../../ui/refused';
import { task } from '../../ui/task';
import { NotAllowed } from '../not_allowed';
import { titled } from '../titled';
import { type Loaded, load } from './config';
import { SettingsForm } from './settings_form';

export function Settings() {
  titled('Settings');
  return (
    <>
      <div class="heading">
        <h1>Audio and video chat settings</h1>
      </div>
      {may('settings') ? <Loading /> : <NotAllowed scope="settings" to="see or change the settings" />}
    </>
  );
}

function Loading() {
  const loading = useMemo(task, []);
  const loaded = useSignal<Loaded | undefined>(undefined);
  useEffect(() => void loading.run(async () => (loaded.value = await load())), []);
  return (
    <>
      <Refused of={loading} />
      {loaded.value ? <SettingsForm loaded={loaded.value} /> : loading.busy.value && <p class="quiet busy">Loading</p>}
    </>
  );
}
